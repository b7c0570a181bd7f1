import streamlit as st
st.text('questions')
