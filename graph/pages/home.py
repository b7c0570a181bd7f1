import streamlit as st
from graph.widgets.search_box import search_box
from graph.widgets.addresses import go
from graph.widgets.markup import show, block, kind_icon
search_box("home", "Chercher", lambda i: go("explorer", id=i), large=True, placeholder="x")
show(block("<p>{i} hello <details><summary>a</summary>b</details> <a href='explorer?id=x'>l</a> {x}</p>", i=kind_icon("scic"), x="<img src=x onerror=alert(1)>"))
