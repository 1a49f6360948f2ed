"""Words sealed with a key of the member they are about; without that key nobody reads them again."""
