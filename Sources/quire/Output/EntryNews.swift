import Catalog
import Citations
import Digests
import Papers

/// What the digests know of an entry of a bibliography that the entry does not say.
struct EntryNews {
  let item: Bibliography.Item
  let paper: Paper

  /// A sentence each: a version that came later, where it was published.
  var sentences: [String] {
    var sentences: [String] = []
    if let known = item.reference?.version.map({ Int($0) }), let version = paper.version,
      version > known
    {
      sentences.append("version \(version) is out, the entry has version \(known)")
    }
    let isPublished = item.entry.map {
      !$0.record.journal.isEmpty || !$0.record.venue.isEmpty || $0.doiKey != nil
    }
    if isPublished != true, let place = Citation(paper).published {
      sentences.append("published: \(Sentences.safe(place))")
    }
    return sentences
  }
}
