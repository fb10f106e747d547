//! Made-up reports and what tests do with sites of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Every file of a folder with its bytes and its time.
pub(crate) type Tree = BTreeMap<String, (Vec<u8>, SystemTime)>;

/// Speakers that several reports share: what one report says of them shows on the pages of others.
const PEOPLE: [&str; 4] = ["کاوه رودباری", "مریم آذرنوش", "بهار چنارانی", "کاوه سپیدرودی"];
const POSTS: [&str; 3] = ["رئیس سازمان آب", "مدیرکل راه استان", "دبیر همایش"];

/// A version of a report.
pub(crate) fn seed(which: usize, version: usize) -> String {
    let person = |n: usize| PEOPLE[n % PEOPLE.len()];
    let (first, second) = (person(which + version), person(which * 3 + 1));
    let post = POSTS[(which + version) % POSTS.len()];
    format!(
        " date 2025-10-2{which} {post} از پیشرفت کار قنات شماره {version} خبر داد.\n\n\
         به گزارش خبرگزاری دشت، مرکز چنارستان، {first} {post} در همایش آب شهر گفت: آب قناتها کم میشود.\n\n\
         وی افزود: راههای روستایی گزارش {which} بازسازی میشود و آب به همه میرسد.\n\n\
         {second} نیز در این همایش اظهار کرد: خاک و آب سرمایهگذاری میخواهد.\n"
    )
}

/// Where it lies.
pub(crate) fn seed_path(which: usize) -> String {
    format!("seeds/{which}_aaaa000{which}.txt")
}

/// Writes a file with its folders.
pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, text).unwrap();
}

/// Reads a folder.
pub(crate) fn tree(root: &Path) -> Tree {
    let walk = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    let files = walk.filter(|it| it.file_type().is_file());
    files
        .map(|it| {
            let path = it.path().strip_prefix(root).unwrap().display().to_string();
            (path, (fs::read(it.path()).unwrap(), it.metadata().unwrap().modified().unwrap()))
        })
        .collect()
}

/// What is in the files.
pub(crate) fn bytes(tree: &Tree) -> BTreeMap<&str, String> {
    tree.iter().map(|(path, (it, _))| (path.as_str(), String::from_utf8_lossy(it).into())).collect()
}

/// Copies the sources, and nothing else, into a folder of their own.
pub(crate) fn copy_sources(from: &Path, to: &Path) {
    for (path, (bytes, _)) in tree(from) {
        if !path.starts_with("public/") && !path.starts_with(".neshast/") {
            let place = to.join(&path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
    }
}
