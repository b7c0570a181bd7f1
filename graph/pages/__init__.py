"""One Streamlit script a page: each arranges widgets and decides nothing."""
