"""What Help → Licences says around the notices, which stay in the language that they were given in."""

PHRASES: dict[str, tuple[str, str]] = {
    "licences.title": ("Licences", "许可证"),
    "licences.explain": (
        "What this program is made of, and under which terms. Qt and PySide6 are used under the LGPL: their libraries are files of their own, which you may replace.",
        "本程序的组成部分及其许可条款。Qt 与 PySide6 依据 LGPL 使用：其库为独立文件，您可自行替换。",
    ),
    "licences.parts": ("Parts", "组成部分"),
    "licences.text": ("Text of the licence", "许可证全文"),
    "licences.missing": (
        "The notices are made by the set-up and are not here; run make setup. The program itself is under the Apache License 2.0.",
        "许可声明由安装步骤生成，目前缺失；请运行 make setup。程序本身采用 Apache License 2.0。",
    ),
}
