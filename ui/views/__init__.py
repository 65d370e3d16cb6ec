"""The views of the results, in the order of the switch: named, not imported, so that each is loaded when it is first shown."""

from ui.view import ViewEntry

VIEWS: tuple[ViewEntry, ...] = (
    ViewEntry("table", "view.table", "table", "ui.views.table", "TableView"),
    ViewEntry("timeline", "view.timeline", "rows", "ui.views.timeline", "TimelineView"),
    ViewEntry("chart", "view.chart", "chart-line", "ui.views.chart", "ChartView"),
)
