import streamlit as st
st.text('explorer')
