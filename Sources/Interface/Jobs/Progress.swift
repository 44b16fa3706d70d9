/// How far a job has come.
public struct Progress: Hashable, Sendable {
  /// As it stands in the heading: `read 3 of 12 files`.
  public let text: String
  /// The same where there is little room.
  let short: String

  public init(_ text: String) { self.init(text, short: text) }

  private init(_ text: String, short: String) { (self.text, self.short) = (text, short) }

  public init(_ verb: String, _ done: Int, of all: Int, _ unit: String) {
    self.init("\(verb) \(done) of \(all) \(unit)")
  }

  /// A program that is running, which does not say how far it is: `zotero runs`, `zotero runs, 3 of 12`.
  ///
  /// - Parameters:
  ///   - name: what is running.
  ///   - done: for how many papers of `all` it has been run, each on its own.
  public init(running name: String, _ done: Int = 0, of all: Int = 1) {
    self.init(name + (all > 1 ? " runs, \(done + 1) of \(all)" : " runs"))
  }

  /// Large files are being read: `read 43%, 41000 papers/s, 0:38 left`.
  ///
  /// - Parameters:
  ///   - bytes: how many bytes of `all` have been read; of a pipe nobody knows how many there are.
  ///   - papers: how many papers there are in what is read in a second.
  ///   - seconds: how long it still takes.
  public init(
    readBytes bytes: Int, of all: Int?, papersPerSecond papers: Int? = nil,
    secondsLeft seconds: Int? = nil
  ) {
    var far = "\(bytes >> 20) MB"
    // It has not come to its end, whatever the files have become.
    if let all { far = "\(Int(max(0, min(99, 100 * Double(bytes) / Double(max(1, all))))))%" }
    let speed = papers.map { ", \(Progress.rounded($0)) papers/s" } ?? ""
    let left = seconds.map { ", \(Progress.time($0)) left" } ?? ""
    self.init("read " + far + speed + left, short: far + left)
  }

  /// A number with two digits that count, so that it can be read while it changes.
  private static func rounded(_ number: Int) -> Int {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return number / unit * unit
  }

  /// `0:38`, `12:05`, `1:02:09`.
  private static func time(_ seconds: Int) -> String {
    let seconds = min(max(0, seconds), 359_999)
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let start = hours > 0 ? "\(hours):\(digits(minutes))" : "\(minutes)"
    return "\(start):\(digits(seconds % 60))"
  }
}
