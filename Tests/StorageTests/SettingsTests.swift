import Storage
import Testing

@Suite struct SettingsTests {
  @Test func readsEveryField() {
    let text = """
      folders = ["~/digests", "/srv/papers"]
      profile = "less"
      theme = "nord"
      background = "light"
      color = "never"
      measure = 100
      split = 0.4
      mouse = false
      ascii = true
      links = "never"
      read_on_open = true
      read_after = 20
      cite_key = "{id}"
      cite_template = "{title}"
      pdf_folder = "~/papers"
      pdf_viewer = "zathura --fork"
      plain_width = 60
      """
    var expected = Settings()
    expected.folders = ["~/digests", "/srv/papers"]
    expected.profile = "less"
    expected.theme = "nord"
    expected.background = "light"
    expected.color = "never"
    expected.measure = 100
    expected.split = 0.4
    expected.mouse = false
    expected.ascii = true
    expected.links = "never"
    expected.readOnOpen = true
    expected.readAfter = 20
    expected.citeKey = "{id}"
    expected.citeTemplate = "{title}"
    expected.pdfFolder = "~/papers"
    expected.pdfViewer = "zathura --fork"
    expected.plainWidth = 60
    let (settings, problems) = Settings.read(text)
    #expect(settings == expected)
    #expect(problems.isEmpty)
    #expect(Settings.fields.count == text.split(separator: "\n").count)
  }

  /// A folder is the same wherever the program is started.
  @Test(arguments: ["papers", "./papers", "../papers", "~someone/papers"])
  func aFolderStandsOnItsOwn(_ path: String) {
    let (settings, problems) = Settings.read("pdf_folder = \"\(path)\"")
    #expect(settings == Settings())
    #expect(
      problems.map(\.kind) == [
        .wrongValue(key: "pdf_folder", expected: "a path that begins with / or ~/")
      ])
  }

  @Test func mistakesAreNamedAndTheRestCounts() {
    let (settings, problems) = Settings.read(
      "measure = 5\nthem = \"dark\"\nmouse = 1\nascii = true")
    #expect(settings.ascii && settings.mouse && settings.measure == 78)
    #expect(
      problems == [
        Settings.Problem(
          line: 1, column: 11, .wrongValue(key: "measure", expected: "a number from 20 to 200")),
        Settings.Problem(
          line: 2, column: 8, .unknown(key: "them", known: Settings.names)),
        Settings.Problem(line: 3, column: 9, .wrongValue(key: "mouse", expected: "true or false")),
      ])
  }

  /// Texts that are not TOML, the first two of which end toml++ by an assertion, and where the first
  /// mistake is.
  @Test(arguments: [
    ("[~/digests]\n", 1, 2), ("ascii = true\n[~", 2, 2), ("[", 1, 2), ("[[", 1, 3), ("a =", 1, 4),
    ("ascii = true\nmeasure = = 4\n", 2, 11), ("measure = 99999999999999999999", 1, 31),
    ("folders = [\"~/a\", \"b]\n", 1, 22), ("ascii = true\nascii = true", 2, 9),
    ("a = \u{FFFD}", 1, 5), ("a = \u{0}", 1, 5), ("a = \"\u{1B}[31m\"", 1, 6),
  ])
  func brokenFileIsRefusedWhole(text: String, line: Int, column: Int) {
    let (settings, problems) = Settings.read(text)
    #expect(settings == Settings())
    #expect(problems.count == 1)
    guard let problem = problems.first, case .syntax(let reason) = problem.kind else {
      Issue.record("no syntax problem")
      return
    }
    #expect(problem.line == line && problem.column == column && !reason.isEmpty)
  }

  /// Tables within tables and lists within lists are no way to the end of the stack.
  @Test(arguments: [
    String(repeating: "a.", count: 30_000) + "a = 1",
    String(repeating: "a.", count: 30_000) + "a =",
    "a = " + String(repeating: "[", count: 60_000), "[" + String(repeating: "a.", count: 30_000),
    "a = " + String(repeating: "{a=", count: 20_000),
    String(repeating: "a = 1 # ", count: 10_000),
    (0..<3_000).map { "[a\($0).b.c.d.e.f.g.h.i.j]\n" }.joined(),
  ])
  func nestingEnds(text: String) {
    let (settings, problems) = Settings.read(text)
    #expect(settings == Settings() && !problems.isEmpty)
  }

  /// Every byte of a file with each of a number of others in its place: nothing ends the program, and
  /// what no longer says what it said is said, or is another value that one could have written.
  @Test func everyByteFlipped() {
    let text = Array(
      """
      # Mine
      folders = ["~/digests", "/srv/papers"]
      links = 'never'
      measure = 0x50
      split = 4.0e-1
      mouse = false
      """.utf8)
    let (original, problems) = Settings.read(String(decoding: text, as: UTF8.self))
    #expect(problems.isEmpty)
    for index in text.indices {
      for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] as [UInt8] {
        var text = text
        text[index] ^= flip
        let (settings, problems) = Settings.read(String(decoding: text, as: UTF8.self))
        for problem in problems { #expect(problem.line > 0 && problem.column > 0) }
        // A setting that is lost is named.
        if settings.mouse != original.mouse { #expect(!problems.isEmpty) }
        if settings.links != original.links { #expect(!problems.isEmpty) }
      }
    }
  }

  @Test func defaultsInTheTableAreTheDefaults() {
    let text = Settings.fields.filter { $0.key != "split" }
      .map { "\($0.key) = \($0.usual)" }.joined(separator: "\n")
    let (settings, problems) = Settings.read(text)
    #expect(settings == Settings())
    #expect(problems.isEmpty)
  }
}

@Suite struct WrittenSettingTests {
  /// As one would write them, whatever they are, and where.
  @Test func allThatAFileSays() {
    let written = WrittenSetting.all(
      in: """
        measure = 0x50
        "odd name" = [1, 2.5, true, "a\\"b\\u0001"]

        [fetch.a]
        folder = '~/x'
        """)
    #expect(
      written.map { "\($0.line) \($0.key) = \($0.value)" } == [
        "5 fetch.a.folder = \"~/x\"", "1 measure = 80",
        "2 \"odd name\" = [1, 2.5, true, \"a\\\"b\\u0001\"]",
      ])
    #expect(WrittenSetting.all(in: "[").isEmpty)
  }
}

@Suite struct PlacesTests {
  @Test func followXDG() {
    let places = Places(environment: ["HOME": "/home/ann", "XDG_CACHE_HOME": "relative"])
    #expect(places.settings == "/home/ann/.config/quire/config.toml")
    #expect(places.cache == "/home/ann/.cache/quire")
    #expect(Places(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]).keys == "/c/quire/keys")
    let all = Places(environment: ["QUIRE_HOME": "/q", "XDG_CONFIG_HOME": "/c", "HOME": "/h"])
    #expect(
      [all.config, all.data, all.state, all.cache]
        == ["/q/config", "/q/data", "/q/state", "/q/cache"])
  }

  @Test func profilesOfFetch() {
    let (settings, problems) = Settings.read(
      """
      [fetch.b]
      categories = ["cs.LG", "hep-th"]
      keywords = ["kv cache"]
      exclude = ["survey"]
      folder = "~/papers"
      [fetch.a]
      categories = ["cs"]
      """)
    #expect(problems == [])
    #expect(settings.fetch.map(\.name) == ["a", "b"])
    let profile = settings.fetch[1]
    #expect(profile.categories == ["cs.LG", "hep-th"])
    #expect(profile.keywords == ["kv cache"] && profile.exclude == ["survey"])
    #expect(profile.folder == "~/papers")
  }

  @Test func mistakesInProfilesAreNamedAndTheRestCounts() {
    let (settings, problems) = Settings.read(
      """
      [fetch.a]
      categories = ["cs.LG"]
      keyword = ["x"]
      exclude = "survey"
      [fetch."../b"]
      categories = ["cs.LG"]
      [fetch.c]
      keywords = [" "]
      [fetch.d]
      categories = ["cs/LG"]
      [fetch.e]
      categories = []
      """)
    #expect(settings.fetch.map(\.name) == ["a"])
    let keys = problems.map { problem in
      switch problem.kind {
      case .unknown(let key, _), .wrongValue(let key, _), .refused(let key, _):
        "\(problem.line) \(key)"
      case .syntax(let reason): reason
      }
    }
    #expect(
      keys == [
        "3 fetch.a.keyword", "4 fetch.a.exclude", "5 fetch.../b", "7 fetch.c.categories",
        "8 fetch.c.keywords", "10 fetch.d.categories", "11 fetch.e.categories",
      ])
    #expect(Settings.read("fetch = 1").problems.count == 1)
  }
}
