import Glibc

/// A folder of many papers, of which more than a megabyte is kept from one run to the next, and a home.
///
/// Each file is older than the one that is written next, and none is of today: what was changed just now is read again.
final class KeptFolder {
  let home = Session.makeFolder()
  let path: String
  private var time = 1_750_000_000

  /// - Parameter files: so many digests of a thousand papers each.
  init(files: Int = 5) {
    path = home + "/papers"
    mkdir(path, 0o700)
    for number in 0..<files { write("part-\(number).md", number * 1000..<number * 1000 + 1000) }
  }

  func write(_ name: String, _ papers: Range<Int>, word: String = "caching") {
    let text = papers.map { number in
      """
      ## Paper \(number) about \(word)

      >Authors: Ada Brown, Carl Dorn \(number % 50)

      >2025-04-25

      > http://arxiv.org/abs/25\(10 + number / 9000).\(10_000 + number % 9000)

      An abstract about **\(number % 7 == 0 ? "zebras" : "horses")** and \(word), with which number \(number) says \
      what all others say as well. It is as long as it is because nothing is kept of folders that are read as fast \
      as they are opened, also when one of their files is gone.


      """
    }
    PtyTests.write(path + "/" + name, "# 2025-04-25\n\n" + text.joined())
    age(path + "/" + name)
  }

  /// Makes a file older than anybody could mind.
  func age(_ path: String) {
    time += 1
    let moment = timespec(tv_sec: time, tv_nsec: 0)
    precondition(utimensat(AT_FDCWD, path, [moment, moment], 0) == 0)
  }

  func run(_ arguments: [String], home: String? = nil) -> Outcome {
    Outcome(arguments + [path], home: home ?? self.home)
  }

  /// The files of the cache that end in some way.
  func kept(_ ending: String) -> [String] {
    let libraries = home + "/cache/libraries"
    return Files.names(in: libraries).flatMap { library in
      Files.names(in: libraries + "/" + library).map { "\(libraries)/\(library)/\($0)" }
    }.filter { $0.hasSuffix(ending) }
  }

  func browse(_ arguments: [String] = []) -> Session {
    Session(arguments + [path], columns: 120, rows: 30, home: home)
  }
}
