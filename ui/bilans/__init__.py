"""Bilans: the protected document beside the reasons of what it does not say."""

from ui.bilans.page import PageBilans as PageBilans
