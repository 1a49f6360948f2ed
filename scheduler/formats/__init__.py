"""Problems from outside and back: our JSON, the literature's instances, made-up weeks."""
