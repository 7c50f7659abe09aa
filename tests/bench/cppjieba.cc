// Tags the same files with cppjieba, a line at a time, spans written to memory.
// usage: bench_cppjieba FOLDER-OF-DICTIONARIES LIST-OF-FILES
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cppjieba/Jieba.hpp"

static double seconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

int main(int n, char** args) {
  if (n != 3) return 2;
  const std::string folder = args[1];
  cppjieba::Jieba jieba(folder + "/jieba.dict.utf8", folder + "/hmm_model.utf8", folder + "/user.dict.utf8",
                        folder + "/idf.utf8", folder + "/stop_words.utf8");
  std::vector<std::string> lines;
  size_t bytes = 0;
  std::ifstream list(args[2]);
  for (std::string path; std::getline(list, path);) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      bytes += line.size() + 1;
      lines.push_back(line);
    }
  }
  for (;;) {
    std::puts("");
    std::fflush(stdout);
    if (std::getchar() != '\n') return 0;
    const double begin = seconds();
    std::ostringstream out;
    std::vector<std::pair<std::string, std::string>> tagged;
    for (const std::string& line : lines) {
      tagged.clear();
      jieba.Tag(line, tagged);
      for (const auto& word : tagged)
        if (word.second[0] == 'n' && word.second.size() > 1) out << word.first << '/' << word.second << '\n';
    }
    std::printf("cppjieba\t%zu\tbytes\t%.6f\n", bytes, seconds() - begin);
  }
}
