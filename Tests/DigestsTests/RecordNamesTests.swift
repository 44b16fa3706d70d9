import Digests
import Testing

@Suite struct RecordNamesTests {
  @Test func noNameStandsForTwoThings() {
    #expect(RecordNames.doubtful == [])
  }

  @Test(arguments: [
    ("arXiv_ID", RecordField.arxivID), ("Publication Year", .year), ("publication-year", .year),
    ("作者", .authors), ("PDF URL", .pdf),
  ])
  func namesAreComparedLoosely(name: String, field: RecordField) {
    #expect(Array(name.utf8).withUnsafeBytes { RecordNames.field($0) } == field)
  }
}
