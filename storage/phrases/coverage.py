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
        "By the difference between the least and the greatest value, as a share of the greater. Ranks and growth rates are left out.",
        "按最小值与最大值之差占较大值的比例排列，不含排名和增长率。",
    ),
    "coverage.figure": ("Figure", "数据"),
    "coverage.values": ("Least and greatest value", "最小值与最大值"),
    "coverage.apart": ("Difference", "相差"),
    "coverage.sources": ("Sources", "来源数"),
    "coverage.kind": ("Why", "原因"),
    "coverage.between": ("{low} to {high} {unit}", "{low}至{high}{unit}"),
    "coverage.print": ("Print…", "打印…"),
}
