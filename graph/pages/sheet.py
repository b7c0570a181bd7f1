import streamlit as st
st.text('sheet')
