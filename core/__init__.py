"""The report, its form, checks and file formats; knows no toolkit and prints nothing."""

VERSION = "0.1.0"
"""The program's version; it stands nowhere else."""

COMMANDS = {
    "new": "新建一份年报",
    "import": "读入 Word、Excel、网页、PDF、OFD、文本或 dump 的 JSON，存成年报文件",
    "dump": "以 JSON 打印一份年报",
    "check": "核对一份年报",
    "export": "导出一份年报",
    "rollup": "汇总一个文件夹里的年报：谁没报，错在哪，合计多少",
    "ledger": "从台账统计申请、复议诉讼的数，或者生成一份空白台账",
    "years": "和更早年度的报告对比：增减、百分比、图表",
    "verify": "核对文件里的数字和签字时的是否相同",
}
"""The sub-commands of the command line, and what they do; each is a module of core/commands.

Any other first argument is a file to open.
"""
