import Glibc
import Testing

/// More text than memory suffices for.
@Suite struct MemoryStories {
  /// What fits is read, the rest is said; the program goes on.
  @Test func whatDoesNotFitIsSaid() throws {
    let folder = Session.makeFolder()
    let abstract = String(repeating: "An abstract that goes on. ", count: 60)
    let lines = (1...20_000).map {
      #"{"id":"2504.\#(10_000 + $0)","title":"Title \#($0)","abstract":"\#(abstract)"}"#
    }
    write(folder + "/big.json", lines.joined(separator: "\n") + "\n")
    write(folder + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001v2")]))
    // A limit on addresses: the program takes a part of it for itself.
    func count(limit: Int) -> Outcome {
      Outcome(
        [], environment: ["Q": Session.binary], program: "/bin/bash",
        before: ["-c", "ulimit -v \(limit); $Q list --count \(folder)"])
    }
    let whole = count(limit: 1_000_000)
    #expect(whole.status == 0 && whole.output == "20001\n")
    let part = count(limit: 110_000)
    #expect(part.status == 3, "\(part.errors.suffix(300))")
    #expect(part.errors.contains("big.json: memory does not suffice"))
    #expect((1...19_999).contains(Int(part.output.dropLast()) ?? 0))
  }
}
