import Canvas
import Catalog
import Testing

@testable import Interface

@Suite struct ProgressTests {
  @Test func howFarALargeFileHasBeenRead() {
    func text(_ bytes: Int, _ all: Int?, _ papers: Int? = nil, _ seconds: Int? = nil) -> String {
      Progress(readBytes: bytes, of: all, papersPerSecond: papers, secondsLeft: seconds).text
    }
    #expect(text(43, 100) == "read 43%")
    #expect(text(2_150_000_000, 5_000_000_000, 41_234, 38) == "read 43%, 41000 papers/s, 0:38 left")
    #expect(text(1, 3, 99, 725) == "read 33%, 99 papers/s, 12:05 left")
    #expect(text(1, 3, 987, 3729) == "read 33%, 980 papers/s, 1:02:09 left")
    #expect(text(30 << 20, nil, 41_234) == "read 30 MB, 41000 papers/s")
    // A file that grows, one that was emptied, and sizes that no file has.
    #expect(text(200, 100) == "read 99%")
    #expect(text(0, 0) == "read 0%")
    #expect(text(.max, .max, .max, .max) == "read 99%, 9200000000000000000 papers/s, 99:59:59 left")
  }

  /// Where there is little room, there is none for words.
  @Test(arguments: [100, 80, 60]) func theHeadingTellsHowFarItIs(columns: Int) {
    let browser = TestBrowser(Size(columns: columns, rows: 12))
    var loading = Loading(filesDone: 0, filesFound: 1, title: "huge")
    loading.reading = Progress(readBytes: 43, of: 100, papersPerSecond: 41_234, secondsLeft: 38)
    browser.load(TestBrowser.huge, loading)
    let heading = browser.rows()[0]
    #expect(heading.contains("30000 of 30000"))
    #expect(
      heading.contains(columns == 60 ? "43%, 0:38 left" : "read 43%, 41000 papers/s, 0:38 left"))
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    #expect(!browser.rows()[0].contains("left"))
  }
}
