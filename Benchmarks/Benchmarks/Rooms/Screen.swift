import Benchmark
import Canvas
import Catalog
import Digests
import Interface
import Keymaps

/// Keys to screens, 200 by 60, without the terminal.
func screen() {
  let digest = DigestParser.parse(DigestText().bytes, path: "week.md")
  let size = Size(columns: 200, rows: 60)

  func browser(_ keys: String) -> Browser {
    var parser = KeymapParser()
    for profile in Profile.all where profile.name == "vim" {
      parser.read(profile.text, file: profile.file)
    }
    var browser = Browser(keymap: parser.keymap, width: .bundled)
    _ = browser.handle(.resize(size))
    let loading = Loading(filesDone: 1, filesFound: 1, title: "week.md")
    let library = Library().adding([digest])
    _ = browser.handle(.answer(Answer(.loaded(library, loading), to: .firstLoad)))
    for key in keys { _ = browser.handle(.key(Key(.character(key)))) }
    return browser
  }

  // Short things are timed a thousand at once.
  var thousandTimes = Benchmark.defaultConfiguration
  thousandTimes.scalingFactor = .kilo

  /// `there` and `back` in turn, so that the work goes on for ever.
  func measure(_ name: String, after keys: String, there: Key, back: Key) {
    Benchmark(name, configuration: thousandTimes) { benchmark in
      var browser = browser(keys)
      var surface = Surface(size: size, width: .bundled)
      browser.draw(into: &surface)
      benchmark.startMeasurement()
      for index in benchmark.scaledIterations {
        _ = browser.handle(.key(index % 2 == 0 ? there : back))
        browser.draw(into: &surface)
      }
      blackHole(surface)
    }
  }

  let (down, up) = (Key(.character("j")), Key(.character("k")))
  measure("j and a frame, reader following", after: "", there: down, back: up)
  measure("j and a frame, list zoomed", after: "z", there: down, back: up)
  measure(
    "a filter key and a frame, 130 papers", after: "/spars", there: Key(.character("e")),
    back: Key(.backspace))

  Benchmark("wrap an abstract to 78 columns", configuration: thousandTimes) { benchmark in
    let text = Array(DigestText(papers: 1).abstract.utf8)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      text.withUnsafeBytes { blackHole(Wrap.lines($0, columns: 78, width: .bundled)) }
    }
  }
}
