def test_x(open_page):
    page = open_page("sparql")
    print(page.body[:3000])
    for e in page.app.get("html"): pass
    page = open_page("sparql", requete="SELECT * WHERE { ?s ?p }")
    print(page.body[-1500:])
