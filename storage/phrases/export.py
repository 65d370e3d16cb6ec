"""What a workbook, a sheet or the clipboard says of itself."""

PHRASES: dict[str, tuple[str, str]] = {
    "describe.search": ("search", "搜索"),
    "describe.years": ("years", "年份"),
    "describe.known": ("stated", "已注明"),
    "describe.records": ("{n} {n|record|records}, chosen one by one", "逐条选定的 {n} 条"),
    "describe.not": ("not {values}", "非 {values}"),
    "describe.from": ("from {value}", "{value}起"),
    "describe.to": ("up to {value}", "截至{value}"),
    "describe.descending": ("{field} (descending)", "{field}（降序）"),
    "citation.undated": ("no date", "日期不详"),
    "citation.accessed": ("accessed {day}, {url}", "{day}访问，{url}"),
    "format.xlsx": ("Excel workbook", "Excel 工作簿"),
    "format.chart_book": ("Excel workbook with a chart that can be edited", "含可编辑图表的 Excel 工作簿"),
    "format.pptx": ("PowerPoint slide with a chart that can be edited", "含可编辑图表的 PowerPoint 幻灯片"),
    "format.ods": ("OpenDocument spreadsheet", "OpenDocument 电子表格"),
    "format.docx": ("Word briefing", "Word 简报"),
    "format.csv": ("CSV, for any spreadsheet or script", "CSV，适用于各种表格软件和脚本"),
    "format.json": ("JSON, with all sources", "JSON，附全部来源"),
    "format.jsonl": ("JSON lines, one record a line", "JSON Lines，每行一条记录"),
    "fault.export_open_elsewhere": (
        "{file} is open in another program. Close it there and try again, or save under another name.",
        "{file} 已在其他程序中打开。请在该程序中关闭后重试，或另存为其他名称。",
    ),
    "fault.export_read_only": (
        "{file} cannot be written: it or its folder is read-only. Save under another name or in another folder.",
        "无法写入 {file}：文件或其所在文件夹为只读。请另存为其他名称或存到其他文件夹。",
    ),
    "fault.export_gone": (
        "The folder of {file} cannot be reached. Has a drive or a network share gone?",
        "无法访问 {file} 所在的文件夹。请检查磁盘或网络共享是否已断开。",
    ),
    "fault.export_full": (
        "There is not enough room to write {file}. Make room and try again, or save elsewhere.",
        "空间不足，无法写入 {file}。请清理空间后重试，或保存到其他位置。",
    ),
    "fault.export_is_folder": ("{file} is a folder. Give the file a name.", "{file} 是一个文件夹。请为文件命名。"),
    "fault.export_failed": ("{file} could not be written: {reason}.", "无法写入 {file}：{reason}。"),
    "fault.export_format_unknown": (
        "There is no export format “{format}”. Known are: {known}.",
        "没有名为“{format}”的导出格式。可用格式：{known}。",
    ),
    "fault.export_one_table": (
        "A {format} file holds one table only. Choose another format.",
        "{format} 文件只能包含一个表。请选择其他格式。",
    ),
    "export.year": ("Year", "年份"),
    "export.month": ("Month", "月"),
    "export.day": ("Day", "日"),
    "export.mark": ("Mark", "标记"),
    "export.numbers": ("Source numbers", "来源序号"),
    "clipboard.sources": ("Sources", "来源"),
    "clipboard.more": ("and {n} more {n|source|sources}", "另有 {n} 个来源"),
    "clipboard.rule": ("shown values: {rule}", "采用值：{rule}"),
    "clipboard.almanac": ("IP Almanac, data {version}", "IP Almanac 知识产权年鉴，数据版本 {version}"),
    "export.number": ("No.", "序号"),
    "export.citation": ("Source in full", "来源全称"),
    "export.where": ("Rows that it stands behind", "对应的行"),
    "export.sources": ("Sources", "来源"),
    "export.about": ("About", "说明"),
    "about.content": ("Content", "内容"),
    "about.content.said": ("{table}: {n} of {total} rows", "{table}：共 {total} 行，本文件含 {n} 行"),
    "about.scope": ("Scope", "范围"),
    "about.scope.selection.said": (
        "Only the rows that were marked by hand, not all that the question finds.",
        "仅含手动选中的行，不是查询的全部结果。",
    ),
    "about.scope.results.said": ("All rows that the question found.", "查询找到的全部行。"),
    "about.scope.everywhere.said": (
        "All rows that the question found, of every table; a sheet for each.",
        "查询在各表中找到的全部行，每表一个工作表。",
    ),
    "about.scope.table.said": ("The whole table, whatever was asked.", "整个表，不受查询条件限制。"),
    "about.folded": ("Folded columns", "折叠的列"),
    "about.folded.said": (
        (
            "Columns for programs are folded away at the right; the + above the sheet unfolds them. The last one holds each record’s permanent "
            "id, by which the almanac finds it again (Tools, Look up ids)."
        ),
        "供程序使用的列折叠在右侧，点击工作表上方的 + 可展开。最后一列为各记录的永久标识，可在本程序中据此找回（工具—按编号查找）。",
    ),
    "about.wide": ("Layout", "版式"),
    "about.wide.said": (
        (
            "A row for each series, a column for each period. Where several claims of this export concern one period, the shown value stands "
            "there; {n} {n|claim is|claims are} not in the sheet. A sign before a number (≈ > <) is its qualifier; coloured: sources disagree."
        ),
        "每个序列一行，每个时期一列。同一时期有多项陈述时只列采用值；另有 {n} 项陈述未列入。数值前的符号（≈ > <）为限定词；着色表示来源有分歧。",
    ),
    "export.layout": ("Layout", "版式"),
    "export.layout.tidy": ("A row for each figure", "每个数据一行"),
    "export.layout.wide": ("Years across", "年份横排"),
    "export.delimiter": ("Separator", "分隔符"),
    "export.delimiter.comma": ("Comma", "逗号"),
    "export.delimiter.semicolon": ("Semicolon", "分号"),
    "export.delimiter.tab": ("Tab", "制表符"),
    "export.encoding": ("Encoding", "编码"),
    "export.encoding.utf-8-sig": ("UTF-8 for Excel", "UTF-8（适用于 Excel）"),
    "export.encoding.utf-8": ("UTF-8, plain", "UTF-8（无 BOM）"),
    "export.encoding.gb18030": ("GB18030", "GB18030"),
    "about.question": ("Asked for", "查询条件"),
    "about.question.all": ("everything: no search, no filter", "全部：无搜索词，无筛选"),
    "about.order": ("Order", "排序"),
    "about.order.default": ("the almanac's own", "默认顺序"),
    "about.order.relevance": ("best matches first", "按相关度"),
    "about.rule": ("Shown value", "采用值"),
    "about.rule.said": (
        (
            "Each row is one claim of one source. Where several sources state the same figure, one of their claims is shown as the fact "
            "(column “Shown value”), by this rule: {rule}. Step by step: {steps}."
        ),
        "每行为一个来源的一项陈述。多个来源陈述同一数据时，按以下规则取其一作为采用值（见“采用值”列）：{rule}。依次为：{steps}。",
    ),
    "about.disagreement": ("Disagreement", "分歧"),
    "about.disagreement.said": (
        (
            "{n} of {total} rows {n|is|are} marked ≠ and coloured: their sources disagree, beyond rounding, with another claim of the same figure. "
            "The other claim may not be in this file."
        ),
        "{total} 行中有 {n} 行标有 ≠ 并着色：对同一数据，其来源与另一陈述的差异超出四舍五入的范围。另一陈述不一定在本文件中。",
    ),
    "about.marks": ("Marks", "标记"),
    "about.marks.said": (
        (
            "≠ sources disagree; ≈ about; > more than; < less than; ≥ at least; ≤ at most; reckoned: worked out from what the source says. "
            "Numbers keep the decimals of their source; shares and growth are in per cent (74.7 is 74.7 %)."
        ),
        "≠ 来源有分歧；≈ 约；> 超过；< 不足；≥ 至少；≤ 至多；推算：由来源内容推算得出。数值保留来源的小数位；占比和增长率以百分数计（74.7 即 74.7%）。",
    ),
    "about.cautions": ("Cautions", "使用提示"),
    "about.sources": ("Sources", "来源"),
    "about.sources.said": (
        (
            "{n} {n|source|sources}, each in full on the sheet “Sources”. Row numbers there hold for the order at export; source numbers in brackets "
            "stay right after sorting."
        ),
        "共 {n} 个来源，全称见“来源”工作表。该表中的行号按导出时的顺序；各行方括号内的来源序号在重新排序后仍然有效。",
    ),
    "about.licences": ("Licences", "许可"),
    "about.licences.said": (
        "The compilation, its names, summaries and definitions: CC BY 4.0. Figures: as each source states; cite the source with them.",
        "汇编、名称、摘要和定义：CC BY 4.0。数据：依各来源的规定；使用时请注明来源。",
    ),
    "about.licences.of": ("{licence}: {n} {n|source|sources} in this file", "{licence}：本文件中有 {n} 个来源"),
    "about.split": ("Split", "分表"),
    "about.split.said": (
        "{table}: more rows than one sheet holds; they go on over {sheets}.",
        "{table}：行数超过单个工作表的上限，依次分布于 {sheets}。",
    ),
    "about.cut": ("Cut", "截断"),
    "about.cut.said": (
        "{n} {n|cell|cells} longer than {limit} characters {n|was|were} cut and end{n|s|} with {mark}.",
        "有 {n} 个单元格超过 {limit} 个字符，已截断，末尾标有 {mark}。",
    ),
    "about.notes": ("Notes", "备注"),
    "about.data": ("Data version", "数据版本"),
    "about.program": ("Made by", "生成程序"),
    "about.day": ("Exported on", "导出日期"),
}
