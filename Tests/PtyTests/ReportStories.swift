import Glibc
import Testing

/// `quire report`: what it writes is a digest that says the same.
@Suite struct ReportStories {
  private let home = Session.makeFolder()
  private let folder = Session.makeFolder()
  private let now = Int(time(nil))

  /// Papers that are awkward to write down, in several dialects.
  private static let papers = """
    {"id": "2504.00001v2", "title": "Plain *KV* Caches", "authors": ["Ada Brown", "Jörg M\\u00fcller"], "abstract": "> 90 % of caches.\\n\\n# Not a heading", "keywords": ["low-bit", "KV cache"], "date": "2025-04-23"}
    {"id": "2504.00002", "title": "# Hash", "authors": ["Carl Dorn"], "abstract": "# starts with a hash, 3 * 4", "date": "2025-04-22"}
    {"id": "2504.00003", "title": "Angle", "authors": ["Carl Dorn"], "abstract": "<details> are here", "keywords": ["a"]}
    {"id": "2504.00004", "title": "Powers", "authors": ["Carl Dorn"], "abstract": "Our **Method** has 2**n and 3**m."}
    {"id": "2504.00005", "title": "Powers of Tags", "authors": [], "abstract": "# **Method** **x", "keywords": ["b"]}
    """

  private static let notes = [
    "2504.00001":
      "# Heading\n\n## Title\n\n>Authors: X. Y\n\n>2025-01-01\n\n> http://arxiv.org/abs/2504.99999\n\nText",
    "2504.00002":
      "- **bold** and _more_\n- second\n\n```swift\nlet x = 1\n\n# no\n```\n\n---\n\n***",
    "2504.00003": "one line about arXiv:2504.11111",
    "2504.00004": "1", "2504.00005": "2",
    "2504.16754": "> quoted\n> **Note:** x\n\n| a | b |\n|---|---|\n<details>",
  ]

  private func quire(_ arguments: [String], home: String? = nil) -> Outcome {
    Outcome(
      arguments, environment: ["SOURCE_DATE_EPOCH": "\(now)", "TZ": "UTC"], home: home ?? self.home)
  }

  init() {
    write(folder + "/a.jsonl", ReportStories.papers)
    write(
      folder + "/b.md",
      """
      # 2025-04-25

      ## Small Caches

      >Authors: Ann One

      >2025-04-21

      > http://arxiv.org/abs/2504.16754v1

      **Caches** of $O(n)$ and **sparse** ones, **quantiz**ation. <b>.

      A second paragraph about **caches**.

      """)
    for (id, note) in ReportStories.notes {
      #expect(Outcome(["note", id, "--set", note], home: home).status == 0)
    }
  }

  private func fields(_ line: Substring) -> String {
    // Files, marks and extras apart.
    let text = String(line)
    guard let sources = text.firstRange(of: #","sources":"#) else { return text }
    return String(text[..<sources.lowerBound])
  }

  @Test func theReportSaysTheSame() throws {
    let ids = ReportStories.notes.keys.sorted()
    #expect(quire(["mark", "--star"] + ids).status == 0)
    let report = quire(["report", "--week", folder])
    #expect(report.status == 0 && report.errors == "", "\(report.errors)")
    #expect(report.output.hasPrefix("# Starred from 20"))
    let file = Session.makeFolder() + "/report.md"
    write(file, report.output)
    func records(_ path: String) -> [String] {
      let outcome = Outcome(["list", "--jsonl", "--sort", "title", path])
      #expect(outcome.errors == "" && outcome.status == 0)
      return outcome.output.split(separator: "\n").map(fields)
    }
    let (before, after) = (records(folder), records(file))
    #expect(before.count == 6 && after.count == 6)
    for (one, other) in zip(before, after) { #expect(one == other, "\(report.output)") }

    let records = Outcome(["list", "--jsonl", file]).output.split(separator: "\n")
    for (id, note) in ReportStories.notes {
      let record = try #require(records.first { $0.contains(#""id":"\#(id)""#) })
      let lines = note.split(separator: "\n").map {
        $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      }
      let text = #""extras":[{"label":"Note","text":"\#(lines.joined(separator: "\\n"))"}]}"#
      #expect(record.hasSuffix(text), "\(record)")
    }
    // Asterisks of an author are all that is odd about it.
    let check = Outcome(["check", file]).output.split(separator: "\n").dropFirst()
    #expect(check.allSatisfy { $0.contains("asterisks") }, "\(check)")
  }

  @Test func onlyWhatIsStarredAndFoundIsReported() {
    _ = quire(["mark", "--star", "2504.00002", "2504.00003", "2504.77777"])
    _ = quire(["mark", "--unstar", "2504.00003"])
    let report = quire(["report", "--week", folder])
    #expect(report.status == 3 && report.errors.contains("2504.77777"))
    #expect(report.output.contains("2504.00002") && !report.output.contains("2504.00003"))
    // A report of another day has none of it.
    let before = Outcome(
      ["report", "--week", folder], environment: ["SOURCE_DATE_EPOCH": "\(now - 30 * 86_400)"],
      home: home)
    let after = Outcome(
      ["report", "--week", folder], environment: ["SOURCE_DATE_EPOCH": "\(now + 30 * 86_400)"],
      home: home)
    #expect(before.status == 1 && before.output == "" && after.status == 1)
    let since = quire(["report", "--since", "2025-01-01", folder])
    #expect(since.output.hasPrefix("# Starred from 2025-01-01 to "))
  }
}
