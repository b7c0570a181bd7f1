"""A canvas on which every text tries to run as a script."""

from graph.widgets.canvas import network_canvas

EVIL = [
    "<img src=x onerror='window.hacked=1'>",
    "</script><script>window.hacked=1</script>",
    "<a href='javascript:window.hacked=1'>href</a>",
]
nodes = [
    {
        "id": f"<b>{text}",
        "label": text,
        "short": text,
        "title": text + "\nhref",
        "kind": text,
        "shape": text,
        "color": text,
        "size": 20,
        "x": 300 * i,
        "y": 0,
    }
    for i, text in enumerate(EVIL)
]
ends = {"from": nodes[0]["id"], "to": nodes[1]["id"]}
edges = [{"id": EVIL[0], "label": EVIL[0], "title": EVIL[1], **ends}]
payload = {
    "nodes": nodes,
    "edges": edges,
    "legend": [dict.fromkeys(("kind", "label", "shape", "color", "count"), text) for text in EVIL],
    "dark": {EVIL[0]: EVIL[1]},
    "texts": dict.fromkeys(("summary", "help", "zoomIn", "zoomOut", "fit", "legend"), EVIL[0]),
}
network_canvas(payload, key="net", height=500, on_event=lambda event: None)
