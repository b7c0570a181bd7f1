"""A matrix as files."""

from graph.network.matrix import Matrix

__all__ = ["show_matrix_files"]


def show_matrix_files(matrix: Matrix, title: str) -> None:
    """The buttons."""
