"""How well founded the figures are."""

PHRASES: dict[str, tuple[str, str]] = {
    "coverage.title": ("Coverage", "数据依据"),
    "coverage.explain": (
        "Each figure counts once; the columns at the right are by the standing of its shown value’s source. Every number opens what it counts.",
        "每项数据无论有多少来源都只计一次；右侧各列按采用值的来源性质统计。点击数字可查看其所计的数据。",
    ),
    "coverage.topics": ("By topic", "按主题"),
    "coverage.topic": ("Topic", "主题"),
    "coverage.all": ("All topics", "全部主题"),
    "coverage.figures": ("Figures", "数据项"),
    "coverage.several": ("Two or more sources", "两个及以上来源"),
    "coverage.disagreeing": ("Sources disagree", "来源有分歧"),
    "coverage.cell": ("{topic}, {column}: {n} of {total}, {share}", "{topic}，{column}：{total}项中的{n}项，{share}"),
    "coverage.contested": ("Where sources disagree most", "分歧最大的数据"),
    "coverage.contested.explain": (
        "The furthest value first, its distance as a share of the value shown; for percentages also in points. No ranks, no growth rates.",
        "差距最大的数值在前，差距以占采用值的比例表示；本身为百分比的数据另注百分点。不含排名和增长率。",
    ),
    "coverage.figure": ("Figure", "数据"),
    "coverage.values": ("Least and greatest value", "最小值与最大值"),
    "coverage.apart": ("From the value shown", "与采用值相差"),
    "coverage.percent": ("{percent} %", "{percent}%"),
    "coverage.points": ("{value} points ({percent} %)", "{value}个百分点（{percent}%）"),
    "coverage.sources": ("Sources", "来源数"),
    "coverage.kind": ("Why", "原因"),
    "coverage.between": ("{low} to {high} {unit}", "{low}至{high}{unit}"),
    "coverage.print": ("Print…", "打印…"),
}
