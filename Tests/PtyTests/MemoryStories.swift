import Glibc
import Testing

/// More text than memory suffices for.
@Suite struct MemoryStories {
  /// What fits is read, the rest is said; the program goes on.
  @Test func whatDoesNotFitIsSaid() throws {
    let folder = Session.makeFolder()
    let abstract = String(repeating: "An abstract that goes on. ", count: 60)
    let lines = (1...12_000).map {
      #"{"id":"2504.\#(10_000 + $0)","title":"Title \#($0)","abstract":"\#(abstract)"}"#
    }
    write(folder + "/big.json", lines.joined(separator: "\n") + "\n")
    write(folder + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001v2")]))
    // A limit on addresses: the program takes a part of it for itself.
    let part = Outcome(
      [], environment: ["Q": Session.binary], program: "/bin/bash",
      before: ["-c", "ulimit -v 80000; $Q list --count \(folder)"])
    #expect(part.status == 3, "\(part.errors.suffix(300))")
    #expect(part.errors.contains("big.json: memory does not suffice"))
    #expect((1...11_999).contains(Int(part.output.dropLast()) ?? 0))
  }
}
