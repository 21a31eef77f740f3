"""Mutants of a source: one comparison turned, one number more, one statement less."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_BODIES = ("body", "orelse", "finalbody")
_DROPPED = (ast.AugAssign, ast.Break, ast.Continue)
_NOT_RUN = ("annotation", "returns", "decorator_list")  # says nothing, or how to remember

Change = Callable[[], str]
"""Changes the tree it was made of, and says what."""


@dataclass(frozen=True)
class Mutant:
    """A source changed in one place."""

    line: int
    change: str
    tree: ast.Module


def mutants_of(source: str) -> list[Mutant]:
    """Return every mutant of a source."""
    count = sum(1 for _ in _changes(ast.parse(source)))
    mutants = []
    for number in range(count):
        tree = ast.parse(source)
        line, change = next(each for n, each in enumerate(_changes(tree)) if n == number)
        mutants.append(Mutant(line, change(), ast.fix_missing_locations(tree)))
    return mutants


def _changes(tree: ast.Module) -> Iterator[tuple[int, Change]]:
    for node in _run(tree):
        line = getattr(node, "lineno", 0)
        for change in (*_of_operators(node), *_of_values(node), *_of_conditions(node)):
            yield line, change
        for statement, change in _of_statements(node):
            yield statement.lineno, change


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that are run, without annotations, decorators and docstrings."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in _NOT_RUN or (isinstance(node, ast.AnnAssign) and name == "target"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield from _run(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of_operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            yield partial(_put, node.ops, number, _SWAPS[type(operator)]())
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in _SWAPS:
        yield partial(_set, node, "op", _SWAPS[type(node.op)]())


def _of_values(node: ast.AST) -> Iterator[Change]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield partial(_set, node, "value", not value)
    elif isinstance(value, int | float):
        yield partial(_set, node, "value", value + 1)
    elif isinstance(value, str) and value:
        yield partial(_set, node, "value", f"{value}×")


def _of_conditions(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield partial(_set, node, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.comprehension):
        for number in range(len(node.ifs)):
            yield partial(_put, node.ifs, number, ast.Constant(value=True))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield partial(_set, node, "operand", ast.UnaryOp(ast.Not(), node.operand))


def _of_statements(node: ast.AST) -> Iterator[tuple[ast.stmt, Change]]:
    """Yield the statements that can be left out; values of functions stay."""
    for name in _BODIES:
        body = getattr(node, name, None)
        if not isinstance(body, list):
            continue
        for number, statement in enumerate(body):
            is_call = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
            if is_call or isinstance(statement, _DROPPED):
                yield statement, partial(_put, body, number, ast.Pass())


def _set(node: ast.AST, name: str, new: object) -> str:
    before = _text(getattr(node, name))
    setattr(node, name, new)
    return f"{before} → {_text(new)}"


def _put(nodes: list[Any], number: int, new: ast.AST) -> str:
    before = _text(nodes[number])
    nodes[number] = new
    return f"{before} → {_text(new)}"


def _text(node: object) -> str:
    """Return a node as source, an operator by its name."""
    if isinstance(node, ast.expr | ast.stmt):
        return ast.unparse(ast.fix_missing_locations(node))
    return type(node).__name__ if isinstance(node, ast.AST) else repr(node)
