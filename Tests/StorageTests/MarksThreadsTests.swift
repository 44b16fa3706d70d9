import Catalog
import Papers
import Synchronization
import Testing

@testable import Storage

@Suite struct MarksThreadsTests {
  /// Four programs at once, each with a connection of its own.
  @Test func fourConnectionsLoseNothing() async throws {
    let folder = TemporaryFolder()
    let path = folder["marks.db"].text
    let told = try await withThrowingTaskGroup(of: [PaperID: PaperMarks].self) { group in
      for number in 0..<4 {
        group.addTask { try recordMany(path, number) }
      }
      var told: [[PaperID: PaperMarks]] = []
      for try await marks in group { told.append(marks) }
      return told
    }
    let database = try folder.database("marks")
    #expect(try database.history(limit: 10_000).count == 1000)
    let marks = try database.allMarks()
    #expect(marks.count == 1001)
    #expect(marks.count { $0.value.isStarred } == 1000)
    // Each has heard of every paper at most as it is now, and of its own for certain.
    for known in told {
      #expect(known.count >= 251)
      #expect(known.allSatisfy { marks[$0.key] == $0.value || $0.key == shared })
    }
    let sequences = Set(try database.history(limit: 10_000).map(\.event.id.sequence))
    #expect(sequences == Set(1...1000))
  }
}

private let shared = PaperID("2504.00001")!

/// Records 250 events, and returns all that was told meanwhile.
private func recordMany(_ path: String, _ number: Int) throws -> [PaperID: PaperMarks] {
  let database = try #require(try MarksDatabase(path: path, creates: true))
  // The machine that tests may be slow.
  database.sqlite.patience = 60_000
  var told: [PaperID: PaperMarks] = [:]
  for index in 0..<250 {
    let paper = PaperID("2504.\(10_000 + number * 250 + index)")!
    let marks = try database.record([
      MarkChange(paper, .star, to: "1"),
      MarkChange(shared, .queue, to: "\(number * 250 + index).5"),
    ]).marks
    told.merge(marks) { $1 }
  }
  told.merge(try database.news()) { $1 }
  return told
}
