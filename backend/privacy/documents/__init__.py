"""What was negotiated and agreed, as documents that others can read: ODRL offers and agreements, and consent receipts.

Inside there are rows; these are made from them when somebody asks, and nothing is read back from them.
"""
