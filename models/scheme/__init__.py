"""The shape of a scheme file (考核方案): nothing is computed here."""

from models.scheme.shape import SchemeShape

__all__ = ["SchemeShape"]
