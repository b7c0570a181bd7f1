"""Questions: one ``.rq`` file each, asked with parameters, answered with sourced rows."""
