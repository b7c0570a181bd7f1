import streamlit as st
st.text('resources')
