"""The slip (奖金单, 工资单, 考核单) in parts: who, points, money, notes; put together in `slips`."""
