import ArgumentParser
import Catalog
import Digests
import Storage
import Terminal

/// `quire doctor`: what is good, what is to be looked at, and what is bad, with what to do.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say whether terminal, programs, places and files are in order.",
    discussion: """
      A line for each thing that was looked at: good, look (to be looked at) or bad, and what to do. The terminal is \
      asked itself, as far as it answers; nothing is changed.

      Examples:

        quire doctor
        quire doctor --json | jq '.findings[] | select(.verdict != "good")'

      Exit codes: 0 nothing is bad, 1 something is, 2 wrong usage.
      """)

  @Flag(
    help: "Print one JSON object: version, and findings with area, name, verdict, text, advice.")
  var json = false

  func run() throws {
    let findings = Doctor.findings()
    Output.write(json ? Doctor.json(findings) : Array(Doctor.text(findings).utf8))
    if findings.contains(where: { $0.verdict == .bad }) { throw Failure(code: 1) }
  }

  /// All that there is to look at.
  ///
  /// - Parameter quotesFilters: what is wrong with the reader's filters is said with their text.
  static func findings(quotesFilters: Bool = true) -> [Finding] {
    let environment = Process.environment
    let settings = Process.settings().settings
    var options = TerminalOptions()
    options.links = TerminalOptions.Links(rawValue: settings.links) ?? .auto
    return TerminalFindings(options, environment: environment).all()
      + ProgramFindings(environment: environment, viewerOfSettings: settings.pdfViewer).all()
      + PlaceFindings(places: Process.places).all()
      + KeptFindings(places: Process.places, quotesFilters: quotesFilters).all()
  }

  private static func json(_ findings: [Finding]) -> [UInt8] {
    JSONWriter.object { json in
      json.member("version", Version.text)
      json.objects("findings", findings) { $0.write(into: &$1) }
    } + [0x0A]
  }

  static func text(_ findings: [Finding]) -> String {
    var text = ""
    var area = ""
    for finding in findings {
      if finding.area != area { text += (area.isEmpty ? "" : "\n") + finding.area + "\n" }
      area = finding.area
      text += finding.line
    }
    func count(_ verdict: Finding.Verdict) -> Int { findings.count { $0.verdict == verdict } }
    return text + "\n\(count(.good)) good, \(count(.look)) to be looked at, \(count(.bad)) bad\n"
  }
}
