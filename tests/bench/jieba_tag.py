"""Tags the first megabyte of the same files with jieba. usage: jieba_tag.py LIST-OF-FILES"""
import sys
import time

try:
    import jieba
    import jieba.posseg
except ImportError:
    sys.exit(77)

jieba.setLogLevel(60)
jieba.initialize()
lines, size = [], 0
for path in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    if path and size < 1_000_000:
        text = open(path, encoding="utf-8").read()
        size += len(text.encode())
        lines += text.split("\n")
list(jieba.posseg.cut("望湖区召开会议"))
print(flush=True)
for _ in sys.stdin:
    begin = time.thread_time()
    found = [(word, flag) for line in lines for word, flag in jieba.posseg.cut(line) if flag[0] == "n" and len(flag) > 1]
    print(f"jieba\t{size}\tbytes\t{time.thread_time() - begin:.6f}\n", flush=True)
