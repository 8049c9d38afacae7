"""Many articles: several at a time within bounds, their results in the order of input.

Names are imported from the modules themselves: `helper` begins a process before anything slow is imported.
"""
