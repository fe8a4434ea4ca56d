"""The wire between store and client: its values, and the one strict decoder. Known to store and backends."""
