"""The clerk's guide to the rules, made of the rules themselves."""

from collections.abc import Iterator, Sequence

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.form.library import FormLibrary

_INTRODUCTION = """\
# 核对规则

程序边填边核对下面这些规则。发现的问题列在右边，点一下跳到所在的地方，能改的可以一键改正。

- **错误**：不改正不能上报，导出的页面会标“草稿”。
- **警告**：多半有误，请核对；确实没有问题的，可以写明原因，让它不再提示。
- **提示**：供参考，同样可以不再提示。

“年度报告格式”由{notices}规定。
"""


def guide(rules: Sequence[Rule], forms: FormLibrary, *, with_ids: bool = True) -> str:
    """Return the guide as Markdown, the rules in their order, grouped by severity.

    The ids are for those who read what `check --json` prints; a clerk needs none.
    """
    notices = "、".join(forms.by_id(id_).definition.issued_by for id_ in forms.ids())
    parts = [_INTRODUCTION.format(notices=notices)]
    for severity in Severity:
        chosen = [rule for rule in rules if rule.severity is severity]
        if chosen:
            parts += [f"## {severity.word}\n", *_entries(chosen, with_ids=with_ids)]
    return "\n".join(parts)


def _entries(rules: Sequence[Rule], *, with_ids: bool) -> Iterator[str]:
    for rule in rules:
        id_ = f"\n编号：`{rule.id}`\n" if with_ids else ""
        yield f"### {rule.title}\n\n{rule.example}\n\n依据：{rule.source}\n{id_}"
