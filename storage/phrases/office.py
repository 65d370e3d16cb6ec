"""What printing, pictures and documents say."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.sources": ("Sources", "来源"),
    "report.notes": ("Notes", "说明"),
    "report.disputed": ("sources disagree", "来源有分歧"),
    "report.more": (
        "Only the first {n} of {total} rows are here; a workbook holds them all.",
        "此处仅列前 {n} 行，共 {total} 行；导出为工作簿可得全部。",
    ),
    "print.device": ("the printer takes nothing", "打印机没有响应"),
    "print.page": ("page {n} of {total}", "第 {n} 页，共 {total} 页"),
    "print.failed": ("This could not be printed: {reason}.", "无法打印：{reason}。"),
    "print.large": (
        "Laying out {n} {n|row|rows} for the printer",
        "正在排版 {n} 行，准备打印",
    ),
    "lookup.title": ("Look up ids", "按编号查找"),
    "lookup.explain": (
        "Paste keys such as statistics/…, one or many, or choose a workbook or another file that the almanac wrote.",
        "粘贴一个或多个编号（如 statistics/…），或选择由本程序导出的工作簿等文件。",
    ),
    "lookup.go": ("Look up", "查找"),
    "lookup.file": ("From a file…", "从文件…"),
    "lookup.kinds": ("Files of the almanac", "本程序的文件"),
    "lookup.found": ("Found and marked: {found}.", "已找到并选中：{found}。"),
    "lookup.missing": (
        "{n} {n|id is|ids are} not in this database: {ids}",
        "有 {n} 个编号不在本数据库中：{ids}",
    ),
    "lookup.nothing": ("No record has such an id.", "没有符合这些编号的记录。"),
    "fault.lookup_unreadable": ("{file} could not be read.", "无法读取 {file}。"),
    "picture.save": ("Save the picture as", "图片另存为"),
    "picture.png": ("PNG, for screens", "PNG，用于屏幕"),
    "picture.png_2x": ("PNG, twice as fine, for slides", "PNG，两倍精度，用于幻灯片"),
    "picture.png_300": ("PNG, 300 dots per inch, for print", "PNG，300 dpi，用于印刷"),
    "picture.svg": ("SVG, drawing that scales", "SVG，可缩放的矢量图"),
    "picture.pdf": ("PDF", "PDF"),
    "picture.saved": ("Saved the picture as {file}.", "图片已保存为 {file}。"),
    "picture.copied": ("Copied the picture.", "已复制图片。"),
}
