"""The fixed parts of an OpenDocument spreadsheet: its namespaces, styles, and list of members."""

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
_DECLARED = (
    "".join(
        f' xmlns:{prefix}="{_SPACE}:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "number": "datastyle",
            "fo": "xsl-fo-compatible",
            "config": "config",
        }.items()
    )
    + f' xmlns:of="{_SPACE}:of:1.2"'
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def document(kind: str, inner: str) -> str:
    """A member of the package: `kind` is such as "document-settings"."""
    return f'{_XML}<office:{kind}{_DECLARED} office:version="1.3">{inner}</office:{kind}>'


def around(kind: str) -> tuple[str, str]:
    """What stands before and after the inside of a member."""
    before, after = document(kind, "\0").split("\0")
    return before, after


MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="{_SPACE}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)

PAGE = document(
    "document-styles",
    "<office:automatic-styles>"
    '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="42cm"'
    ' fo:page-height="29.7cm" style:print-orientation="landscape" style:scale-to-X="1"'
    ' style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Default"'
    ' style:page-layout-name="page"/></office:master-styles>',
)
"""Paper of A3, landscape; a tab is as wide as the paper."""


def _cell_style(name: str, data_style: str = "", inner: str = "", text: str = "") -> str:
    data = f' style:data-style-name="{data_style}"' if data_style else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"'
        f' style:parent-style-name="Default"{data}>'
        f'<style:table-cell-properties style:vertical-align="top"{inner}/>'
        f'<style:paragraph-properties fo:text-align="start"/>{text}</style:style>'
    )


_DAY = (
    '<number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/>'
)
_TIME = (
    '<number:text> </number:text><number:hours number:style="long"/>'
    '<number:text>:</number:text><number:minutes number:style="long"/>'
)

_WRAP = ' fo:wrap-option="wrap"'
_BOLD = '<style:text-properties fo:font-weight="bold"/>'

CELL_STYLES = (
    f'<number:date-style style:name="day">{_DAY}</number:date-style>'
    f'<number:date-style style:name="day-and-time">{_DAY}{_TIME}</number:date-style>'
    '<number:text-style style:name="as-typed"><number:text-content/></number:text-style>'
    + _cell_style("plain")
    + _cell_style("text", "as-typed")
    + _cell_style("date", "day")
    + _cell_style("moment", "day-and-time")
    + _cell_style("wrapped", inner=_WRAP)
    + _cell_style("strong", inner=_WRAP, text=_BOLD)
    + _cell_style("title", text=_BOLD.replace("/>", ' fo:font-size="14pt"/>'))
    + _cell_style(
        "header",
        inner=f'{_WRAP} fo:background-color="#DCE6F1" fo:border-bottom="0.5pt solid #000000"',
        text=_BOLD,
    )
)
"""The looks of cells, by the names of `tabs.Look`, and "moment", "title", "header", "strong"."""


def column_style(name: str, centimetres: float) -> str:
    """The style of a column of a width."""
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{centimetres:.2f}cm"/></style:style>'
    )


def row_style(name: str, centimetres: float) -> str:
    """The style of a row of a height."""
    return (
        f'<style:style style:name="{name}" style:family="table-row">'
        f'<style:table-row-properties style:row-height="{centimetres:.2f}cm"/></style:style>'
    )


def view(tab: str, columns: int, rows: int) -> str:
    """How a tab is shown: its first columns and rows stay in view. `tab` is quoted for XML."""
    numbers = {
        ("HorizontalSplitMode", "short"): 2 if columns else 0,
        ("VerticalSplitMode", "short"): 2 if rows else 0,
        ("HorizontalSplitPosition", "int"): columns,
        ("VerticalSplitPosition", "int"): rows,
        ("ActiveSplitRange", "short"): 3 if columns else 2,
        ("PositionRight", "int"): columns,
        ("PositionBottom", "int"): rows,
    }
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{number}'
        "</config:config-item>"
        for (name, kind), number in numbers.items()
    )
    return f"<config:config-item-map-entry config:name={tab}>{items}</config:config-item-map-entry>"


def settings(views: str) -> str:
    """The member that holds the views of the tabs."""
    return document(
        "document-settings",
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{views}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>",
    )
