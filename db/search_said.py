"""What the two databases are asked about the search index, each in its own words."""

SHAPE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_index USING "
        "fts5(tokens, content='', detail='none', columnsize=0, tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE search_index (id BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens) WITH (fastupdate=off)",
    ),
}
FOUND = {
    "sqlite": "SELECT rowid AS id FROM search_index WHERE search_index MATCH :wanted",
    "postgresql": "SELECT id FROM search_index WHERE tokens @@ CAST(:wanted AS tsquery)",
}
#: On Postgres the sum keeps the planner from walking all pieces backwards in search of a rare word.
NEWEST = {
    "sqlite": " AND rowid < :below ORDER BY rowid DESC LIMIT :most",
    "postgresql": " AND id < :below ORDER BY (id + 0) DESC LIMIT :most",
}
LISTED = {"sqlite": "group_concat(id >> {bits})", "postgresql": "string_agg(CAST(id >> {bits} AS text), ',')"}
ADD = {
    "sqlite": "INSERT INTO search_index (rowid, tokens) VALUES (:id, :tokens)",
    "postgresql": "INSERT INTO search_index (id, tokens) VALUES (:id, array_to_tsvector(CAST(:tokens AS text[])))",
}
DROP = {
    "sqlite": "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', :id, :tokens)",
    "postgresql": "DELETE FROM search_index WHERE id = :id AND CAST(:tokens AS text[]) IS NOT NULL",
}
EMPTY = {
    "sqlite": "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "postgresql": "DELETE FROM search_index",
}
#: Postgres takes a token in any of a hundred blocks for a good part of all pieces, and would read every one of them.
BY_INDEX = "SELECT set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)"
AMONG = {
    "sqlite": "SELECT value AS id FROM json_each('[' || :ids || ']')",
    "postgresql": "SELECT unnest(CAST(string_to_array(:ids, ',') AS bigint[])) AS id",
}
