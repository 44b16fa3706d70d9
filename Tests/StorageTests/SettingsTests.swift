import Storage
import Testing

@Suite struct SettingsTests {
  @Test func readsEveryField() {
    let text = """
      folders = ["~/digests", "/srv/papers"]
      profile = "less"
      theme = "light"
      color = "never"
      measure = 100
      split = 0.4
      mouse = false
      ascii = true
      links = "never"
      read_on_open = true
      read_after = 20
      """
    var expected = Settings()
    expected.folders = ["~/digests", "/srv/papers"]
    expected.profile = "less"
    expected.theme = "light"
    expected.color = "never"
    expected.measure = 100
    expected.split = 0.4
    expected.mouse = false
    expected.ascii = true
    expected.links = "never"
    expected.readOnOpen = true
    expected.readAfter = 20
    let (settings, problems) = Settings.read(text)
    #expect(settings == expected)
    #expect(problems.isEmpty)
    #expect(Settings.fields.count == text.split(separator: "\n").count)
  }

  @Test func mistakesAreNamedAndTheRestCounts() {
    let (settings, problems) = Settings.read(
      "measure = 5\nthem = \"dark\"\nmouse = 1\nascii = true")
    #expect(settings.ascii && settings.mouse && settings.measure == 78)
    #expect(
      problems == [
        .wrongValue(key: "measure", expected: "a number from 20 to 200"),
        .wrongValue(key: "mouse", expected: "true or false"),
        .unknown(key: "them", known: Settings.fields.map(\.key)),
      ])
  }

  @Test func brokenFileIsRefusedWhole() {
    let (settings, problems) = Settings.read("ascii = true\nmeasure = = 4\n")
    #expect(settings == Settings())
    guard case .syntax(let line, _, _) = problems.first else {
      Issue.record("no syntax problem")
      return
    }
    #expect(line == 2 && problems.count == 1)
  }

  @Test func defaultsInTheTableAreTheDefaults() {
    let text = Settings.fields.filter { $0.key != "split" }
      .map { "\($0.key) = \($0.usual)" }.joined(separator: "\n")
    let (settings, problems) = Settings.read(text)
    #expect(settings == Settings())
    #expect(problems.isEmpty)
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
}
