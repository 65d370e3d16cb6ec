"""What a workbook, a sheet or the clipboard says of itself."""

PHRASES: dict[str, tuple[str, str]] = {
    "describe.search": ("search", "搜索"),
    "describe.years": ("years", "年份"),
    "describe.known": ("stated", "已注明"),
    "describe.not": ("not {values}", "非 {values}"),
    "describe.from": ("from {value}", "{value}起"),
    "describe.to": ("up to {value}", "截至{value}"),
    "describe.descending": ("{field} (descending)", "{field}（降序）"),
    "format.xlsx": ("Excel workbook", "Excel 工作簿"),
    "format.csv": ("CSV, for any spreadsheet or script", "CSV，适用于各种表格软件和脚本"),
    "format.json": ("JSON, with all sources", "JSON，附全部来源"),
    "format.jsonl": ("JSON lines, one record a line", "JSON Lines，每行一条记录"),
    "export_open_elsewhere": (
        "{file} is open in another program. Close it there and try again, or save under another name.",
        "{file} 已在其他程序中打开。请在该程序中关闭后重试，或另存为其他名称。",
    ),
    "export_read_only": (
        "{file} cannot be written: it or its folder is read-only. Save under another name or in another folder.",
        "无法写入 {file}：文件或其所在文件夹为只读。请另存为其他名称或存到其他文件夹。",
    ),
    "export_gone": (
        "The folder of {file} cannot be reached. Has a drive or a network share gone?",
        "无法访问 {file} 所在的文件夹。请检查磁盘或网络共享是否已断开。",
    ),
    "export_full": (
        "There is not enough room to write {file}. Make room and try again, or save elsewhere.",
        "空间不足，无法写入 {file}。请清理空间后重试，或保存到其他位置。",
    ),
    "export_is_folder": ("{file} is a folder. Give the file a name.", "{file} 是一个文件夹。请为文件命名。"),
    "export_failed": ("{file} could not be written: {reason}.", "无法写入 {file}：{reason}。"),
    "export_format_unknown": (
        "There is no export format “{format}”. Known are: {known}.",
        "没有名为“{format}”的导出格式。可用格式：{known}。",
    ),
    "export_one_table": ("A {format} file holds one table only. Choose another format.", "{format} 文件只能包含一个表。请选择其他格式。"),
    "export.numbers": ("Source numbers", "来源序号"),
}
