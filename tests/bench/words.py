"""The words of the made-up almanac: real ones of the field where they are frequent, invented ones below, by shares as in real text."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

_ENGLISH = """
patent the of in and application office property trademark international innovation design filing court report china law industry technology
copyright data system protection global invention year agreement treaty licence infringement examination artificial intelligence standard
university company european japan korea states conference forum index growth share digital green
"""
_CHINESE = """
专利 知识产权 的 商标 国际 创新 申请 保护 中国 技术 世界 组织 发明 企业 报告 法院 数据 数字 经济 发展 局 国家 授权 量 审查 侵权
许可 标准 人工智能 大学 公司 论坛 统计 指数 增长 占比 通信 医药 软件 绿色 能源 地理标志 新品种 商业秘密 外观设计 版权 条约 协定 华为 司法
"""
RARE_ENGLISH, RARE_CHINESE = "zyxolite", "鸑鷟"  # planted a few times; no other word is made of them
_ONSETS = ("b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl")
_VOWELS, _ENDS = ("a", "e", "i", "o", "u", "ai", "ou"), ("", "n", "r", "s", "l", "nd")
_FIRST_IDEOGRAPH, _IDEOGRAPHS = 0x4E00, 2600


class Words:
    """Draws words by Zipf's law, the one of rank r with weight 1 / (r + 1). Two with one seed draw the same."""

    def __init__(self, random: Random, english: int = 6000, chinese: int = 3000) -> None:
        self._random = random
        self._english = [*_ENGLISH.split(), *(self._invented() for _ in range(english))]
        self._chinese = [*_CHINESE.split(), *(self._ideographs() for _ in range(chinese))]
        self._weights = [list(accumulate(1 / (rank + 2) for rank in range(len(words)))) for words in (self._english, self._chinese)]

    def _invented(self) -> str:
        parts = (self._random.choice(_ONSETS) + self._random.choice(_VOWELS) for _ in range(self._random.choice((1, 2, 2, 3))))
        return "".join(parts) + self._random.choice(_ENDS)

    def _ideographs(self) -> str:
        signs = (self._random.randrange(_IDEOGRAPHS) for _ in range(self._random.choice((1, 2, 2, 2, 3, 4))))
        return "".join(chr(_FIRST_IDEOGRAPH + sign) for sign in signs)

    def english(self, least: int, most: int) -> str:
        """So many words with blanks between them, the first with a capital."""
        return " ".join(self._drawn(self._english, self._weights[0], least, most)).capitalize()

    def chinese(self, least: int, most: int) -> str:
        """So many words in one run."""
        return "".join(self._drawn(self._chinese, self._weights[1], least, most))

    def _drawn(self, words: Sequence[str], weights: Sequence[float], least: int, most: int) -> list[str]:
        return self._random.choices(words, cum_weights=weights, k=self._random.randint(least, most))
