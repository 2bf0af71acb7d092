"""One search box over records of every kind: by characters, codes and pinyin, within the scope."""
