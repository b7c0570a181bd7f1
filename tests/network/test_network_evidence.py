"""Statements: claims of one thing together, the strongest and best attested first."""

from hypothesis import given
from hypothesis import strategies as st
from network_world import IRIS, METROPOLE, PERSON, SCIC

from graph.network.claims import ClaimView, claims_between
from graph.network.evidence import independent_sources, statements_of


def claim(predicate="shareholderOf", source="a", origin="", **details):
    ends = (METROPOLE.value, IRIS.mai(predicate).value, SCIC.value)
    return ClaimView(*ends, source, origin=origin or source, **details)


def test_claims_of_one_relation_are_one_statement(world):
    claims = claims_between(world.store, world.iris, METROPOLE, SCIC)
    told = statements_of(claims, world.patterns)
    assert {claim for one in told for claim in one.claims} == set(claims)
    shares = next(one for one in told if one.triple[1] == IRIS.mai("shareholderOf").value)
    assert (shares.sources, shares.independent, shares.certainty) == (3, 2, "reviewed")
    assert told[0] is shares


def test_roles_are_told_apart(world):
    roles = [claim("hasRole", role=role) for role in ("maire", "élue")]
    assert [one.role for one in statements_of(roles, world.patterns)] == ["maire", "élue"]
    assert claims_between(world.store, world.iris, PERSON, METROPOLE)[0].role


def test_the_period_is_told_if_the_sources_agree(world):
    def period(*claims):
        (one,) = statements_of(claims, world.patterns)
        return one.period

    assert period(claim(since="2019"), claim(source="b")) == ("2019", "")
    assert period(claim(since="2019"), claim(source="b", since="2020")) == ("", "")
    assert period(claim()) == ("", "")


def test_better_attested_statements_come_first(world):
    one = [claim("supports", source=name) for name in "ab"]
    repeated = [claim("partnerOf", source=name, origin="x") for name in "cd"]
    told = statements_of([*repeated, *one], world.patterns)
    assert [statement.independent for statement in told] == [2, 1]


def test_an_unknown_certainty_comes_last(world):
    claims = [claim(source="a", certainty="peut-être"), claim(source="b", certainty="extracted")]
    (one,) = statements_of(claims, world.patterns)
    assert [claim.certainty for claim in one.claims] == ["extracted", "peut-être"]


CLAIMS = st.builds(
    claim,
    st.sampled_from(["shareholderOf", "supports", "partnerOf"]),
    st.sampled_from("abcd"),
    st.sampled_from(["", "a", "x"]),
    certainty=st.sampled_from(["stated", "implied", "reviewed"]),
    since=st.sampled_from(["", "2019", "2020"]),
)


@given(st.lists(CLAIMS, max_size=12))
def test_nothing_is_lost_and_order_does_not_matter(world, claims):
    told = statements_of(claims, world.patterns)
    assert sorted(map(str, claims)) == sorted(str(claim) for one in told for claim in one.claims)
    back = statements_of(reversed(claims), world.patterns)
    assert [one.triple for one in told] == [one.triple for one in back]
    assert all(1 <= one.independent <= len(one.claims) for one in told)
    assert independent_sources(claims) <= len({claim.source for claim in claims} | {"x", "a"})
