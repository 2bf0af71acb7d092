"""How people deal with an alarm: who must answer until when, and what an answer says."""
