import Benchmark
import Canvas
import Catalog
import Digests
import Glibc
import Interface
import Keymaps
import Papers
import Storage

/// What the reader marks: in the database, in the filter, on the screen.
func marks() {
  let digest = DigestParser.parse(DigestText(papers: 10_000).bytes, path: "year.md")
  let library = Library().adding([digest])
  let ids = library.rows(in: SortOrder(.date)).map { library.id(of: $0) }
  func changes(_ value: String?) -> [MarkChange] { ids.map { MarkChange($0, .star, to: value) } }

  Benchmark("keep a mark on 10,000 papers, one step") { benchmark in
    let database = temporaryDatabase()
    benchmark.startMeasurement()
    for index in benchmark.scaledIterations {
      _ = try database.record(changes(index % 2 == 0 ? "1" : nil))
    }
  }
  Benchmark("keep a mark on one paper, on the disk") { benchmark in
    let database = temporaryDatabase()
    benchmark.startMeasurement()
    for index in benchmark.scaledIterations {
      _ = try database.record([MarkChange(ids[index % ids.count], .rating, to: "\(index % 5 + 1)")])
    }
  }
  for count in [250, 500, 1000] {
    Benchmark("the last of \(count) events about 10,000 papers each") { benchmark in
      let database = temporaryDatabase()
      for index in 0..<count { _ = try database.record(changes(index % 2 == 0 ? "1" : nil)) }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try database.history(limit: 1)) }
    }
  }
  Benchmark("which rows have which of 10,000 marks") { benchmark in
    var starred = PaperMarks()
    starred.isStarred = true
    let marks = Marks(Dictionary(uniqueKeysWithValues: ids.map { ($0, starred) }))
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(MarkedRows(marks, in: library)) }
  }
  for (name, keys) in [("one", ""), ("10,000", "ga")] {
    Benchmark("s on \(name) of 10,000 papers, pending and firm, 200 by 60") { benchmark in
      var parser = KeymapParser()
      parser.read(Profile.all[0].text, file: "vim.keymap")
      var browser = Browser(keymap: parser.keymap, width: .bundled)
      let size = Size(columns: 200, rows: 60)
      _ = browser.handle(.resize(size))
      let loading = Loading(filesDone: 1, filesFound: 1, title: "year.md")
      _ = browser.handle(.answer(Answer(.loaded(library, loading), to: .firstLoad)))
      _ = browser.handle(.marksChanged([:], isAll: true))
      for key in keys { _ = browser.handle(.key(Key(.character(key)))) }
      var surface = Surface(size: size, width: .bundled)
      browser.draw(into: &surface)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let effects = browser.handle(.key(Key(.character("s"))))
        browser.draw(into: &surface)
        // The answer, as if the disk had kept it at once, and the frame with the firm sign.
        for case .start(.ask(.mark(let changes)), let ticket) in effects {
          let made = changes.map { change -> (PaperID, PaperMarks) in
            var marks = PaperMarks()
            marks.set(change.field, to: change.to)
            return (change.paper, marks)
          }
          let marked = Answer.Content.marked(nil, Dictionary(made) { $1 })
          _ = browser.handle(.answer(Answer(marked, to: ticket)))
        }
        browser.draw(into: &surface)
      }
      blackHole(surface)
    }
  }
}

/// A database in a folder of its own, removed by the system.
private func temporaryDatabase() -> MarksDatabase {
  var name = Array("/tmp/quire-marks-XXXXXX".utf8CString)
  let folder = String(cString: mkdtemp(&name))
  return try! MarksDatabase(path: folder + "/marks.db", creates: true)!
}
