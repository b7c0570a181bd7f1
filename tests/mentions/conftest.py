"""The invented names, indexed once."""

import pytest
from invented_names import invented_gazetteer

from graph.linking.gazetteer import IndexGazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> IndexGazetteer:
    return invented_gazetteer(tmp_path_factory.mktemp("invented"))
