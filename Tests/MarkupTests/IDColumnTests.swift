import Papers
import Testing

@testable import Markup

/// Ids without a prefix, in columns whose header says what they are.
@Suite struct IDColumnTests {
  @Test func aColumnOfIDs() {
    #expect(
      entries(
        """
        Overview of the week:
        |Title|Authors|arXiv|
        |:-:|-|:--|
        |Sea Grass Grows|Una Reed, Ivo Marsh|2504.00002|
        |Kelp Forests at Night|Oda Fenn|2504.00003v2|
        """
      ) == [
        "2504.00002 | Sea Grass Grows | by: Una Reed, Ivo Marsh",
        "2504.00003 | Kelp Forests at Night | by: Oda Fenn",
      ])
  }
}
