//! Cases that were read wrongly once: each stands for many of its kind.

use super::{check, read};

#[test]
fn a_club_of_reporters_is_an_agency() {
    check(
        "باشگاه خبرنگاران جوان - سهراب کوهی مدیر موزه آبسرد درباره این آثار گفت: پیدا شدند.\n\
         او افزود: سالم\u{200C}اند.",
        "0 A name-role سهراب کوهی\n1 A pronoun سهراب کوهی\n",
    );
}

#[test]
fn a_name_of_common_words_stands_before_a_post() {
    check(
        "پیام راهگشا رئیس موزه آبسرد گفت: موزه باز است.\nراهگشا افزود: بیایید.",
        "0 B name-role پیام راهگشا\n1 B name-again پیام راهگشا\n",
    );
    check(
        "در این آیین شهریار کوهی\u{200C}پور، نویسنده این کتاب، گفت: کتاب چاپ شد.",
        "0 B name-role شهریار کوهی\u{200C}پور\n",
    );
}

#[test]
fn a_part_of_a_long_surname_is_enough() {
    check(
        "مینا کوهی زاده آبسردی، دبیر جشنواره باران گفت: آثار رسید.\nکوهی زاده افزود: داوری شد.",
        "0 B name-role مینا کوهی زاده آبسردی\n1 B name-again مینا کوهی زاده آبسردی\n",
    );
}

#[test]
fn friday_is_a_day_only_where_it_is_one() {
    for post in ["خطیب موقت نماز جمعه آبسرد", "رئیس شعبه پنجم دادگاه آبسرد"]
    {
        assert_eq!(read(&format!("{post} گفت: راستگو باشید.")).voices[0].roles, [post]);
    }
}

#[test]
fn a_title_alone_or_a_given_name_alone_is_nobody() {
    check(
        "رئیس انجمن آبسرد گفت: آمدند.\nدکتر مهندس گفت: نه.",
        "0 B role-only رئیس انجمن آبسرد\n1 C dropped-subject رئیس انجمن آبسرد\n",
    );
    check(
        "رئیس انجمن آبسرد گفت: آمدند.\nکاوه گفت: نه.",
        "0 B role-only رئیس انجمن آبسرد\n1 C bare-surname کاوه\n",
    );
}

#[test]
fn a_secretary_is_no_secretary_general() {
    check(
        "دبیر جلسه آبسرد گفت: آغاز کنیم.\nدبیرکل نیز گفت: می\u{200C}آیم.",
        "0 B role-only دبیر جلسه آبسرد\n1 B role-only دبیرکل\n",
    );
    check(
        "مدیر یک کارگاه قالی\u{200C}بافی می\u{200C}گوید: نخ گران شد.\nاو اضافه می\u{200C}کند: بافنده رفت.",
        "0 B role-only مدیر یک کارگاه قالی\u{200C}بافی\n1 B pronoun مدیر یک کارگاه قالی\u{200C}بافی\n",
    );
}

#[test]
fn a_label_before_a_sentence_is_no_answer() {
    check(
        "جایزه باران به سه تن رسید.\nداوران پنج تن بودند.\nآیین دیروز بود.\n\
         کاظم راستین: برنده نخست این دوره از جایزه باران شد.",
        "",
    );
    check(
        "به دیدار او رفتیم.\nکار تا کی ادامه دارد؟\nکاظم راستین: کار تا بهار تمام است.",
        "2 B full-name کاظم راستین\n",
    );
}

#[test]
fn those_who_are_against_someone_are_not_they() {
    check(
        "کاظم راستین، دبیر انجمن آبسرد گفت: راه باز است.\nمخالفان راستین گفتند: راه بسته است.\n\
         مخالفان سرسخت راستین نیز گفتند: راه بد است.\nراستین افزود: باز است.",
        "0 A name-role کاظم راستین\n3 A name-again کاظم راستین\n",
    );
}

#[test]
fn hope_is_told_without_that() {
    check(
        "کاظم راستین، دبیر انجمن آبسرد ابراز امیدواری کرد این راه تا بهار باز شود.",
        "0 ~B name-role کاظم راستین\n",
    );
}

/// Words of one are never shown as another's, in whatever order they take the floor.
#[test]
fn each_keeps_their_own_words() {
    let read = read(
        "سعید گلمحمدی، رئیس اتاق آبسرد گفت: کار خوب است. علی رحیمی، فرماندار آبسرد نیز گفت: آب کم است. \
         سعید گلمحمدی افزود: راه باز است. علی رحیمی افزود: برف آمد. سعید گلمحمدی اظهار کرد: پایان.",
    );
    let spans: Vec<_> = read.attributions.iter().map(|it| it.content).collect();
    assert_eq!(spans.len(), 5);
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
    assert!(spans.iter().all(|it| !it.is_empty()));
}

#[test]
fn what_was_said_begins_behind_that() {
    for (verb, said) in
        [("گفت که", "راه باز است."), ("گفت که:", "راه باز است."), ("گفت:", "«که راه باز است.»")]
    {
        let wire = format!("کاظم راستین، دبیر انجمن آبسرد {verb} {said}");
        let content = read(&wire).attributions[0].content;
        assert_eq!(&wire[content.range()], said, "{wire}");
    }
}

#[test]
fn what_is_read_aloud_or_done_is_not_said() {
    let wire = "هوشنگ دماوندی، مدیر موزه آبسرد گفت: موزه باز است.\n";
    for act in [
        "مجری برنامه پیام نسرین شریفیان، شهردار آبسرد، را برای حاضران خواند.",
        "فرزانه کوهی و کاوه راستین از شاعرانی بودند که در این آیین شعر خواندند.",
        "نسرین شریفیان با گل دوم خود به این اعتماد پاسخ گفت.",
        "یکی از خبرنگاران از دماوندی پرسید: چرا دیر شد؟",
        "خبرنگار آبسرد: چرا دیر شد؟",
        "کتابی که او می\u{200C}نویسد، پاییز چاپ می\u{200C}شود.",
    ] {
        check(&format!("{wire}{act}"), "0 A name-role هوشنگ دماوندی\n");
    }
}

#[test]
fn a_name_ends_before_what_is_spoken_of() {
    for said in [
        "هوشنگ دماوندی\u{200C}نژاد همکاری نکردن بانک\u{200C}ها را بد دانست.",
        "هوشنگ دماوندی\u{200C}نژاد محورهای همایش را برشمرد.",
        "هوشنگ دماوندی\u{200C}نژاد از کشاورزان خواست آب را نگه دارند.",
    ] {
        let read = read(said);
        assert_eq!(read.voices[0].name, "هوشنگ دماوندی\u{200C}نژاد", "{said}");
        assert!(read.voices[0].roles.is_empty(), "{said}");
    }
}

#[test]
fn a_post_ends_before_another_person_and_before_a_verb() {
    let read = read(
        "کاظم راستین دانشیار دانشگاه آبسرد و هوشنگ دماوندی معاون شهردار آمدند.\n\
         راستین گفت: راه باز است.\nدهیار مهرگان خواستار بازسازی پل شد.",
    );
    let roles: Vec<&str> =
        read.voices.iter().flat_map(|it| &it.roles).map(String::as_str).collect();
    assert_eq!(roles, ["دانشیار دانشگاه آبسرد", "دهیار مهرگان"]);
}

#[test]
fn a_surname_that_is_a_post_is_not_that_post() {
    check(
        "کاظم دبیر، مدیر کانون آبسرد گفت: بیایید.\nدبیر جشنواره نیز گفت: آمدیم.\nدبیر افزود: خوب شد.",
        "0 A name-role کاظم دبیر\n1 B role-only دبیر جشنواره\n2 A name-again کاظم دبیر\n",
    );
}

#[test]
fn a_first_person_behind_an_unread_speaker_is_theirs() {
    check(
        "پریسا نعمتی، مدیر موزه آبسرد گفت: موزه باز است.\nزن جوان گفت: ما می\u{200C}آییم.\nما بازمی\u{200C}گردیم.",
        "0 A name-role پریسا نعمتی\n",
    );
}

#[test]
fn a_common_word_behind_and_begins_no_clause() {
    check(
        "رئیس دامپزشکی آبسرد از واکسیناسیون ۲۳۵ راس دام بر علیه بیماری\u{200C}های مشترک انسان و دام خبر داد.",
        "0 ~B role-only رئیس دامپزشکی آبسرد\n",
    );
}

#[test]
fn a_surname_of_the_report_before_a_clause_of_its_own() {
    check(
        "هوشنگ دماوندی، سخنگوی کمیسیون آب گفت: کم است.\n\
         راستین که ریاست جلسه را بر عهده داشت، در پاسخ گفت: بسنده کنید.\n\
         کاظم راستین سپس گفت: رأی بدهید.",
        "0 A name-role هوشنگ دماوندی\n1 A name-elsewhere کاظم راستین\n2 A name-again کاظم راستین\n",
    );
    // Of someone unknown nothing is guessed.
    check(
        "سخنگوی کمیسیون آب گفت: کم است.\nسپیدان که ریاست جلسه را بر عهده داشت گفت: بسنده کنید.",
        "0 B role-only سخنگوی کمیسیون آب\n",
    );
}

#[test]
fn several_are_not_the_one_who_spoke_last() {
    check(
        "رئیس انجمن آبسرد گفت: آمدند.\nدر پایان بیانیه\u{200C}ای خوانده شد که در آن اعلام کردند: می\u{200C}مانیم.",
        "0 B role-only رئیس انجمن آبسرد\n",
    );
    check(
        "رئیس انجمن آبسرد گفت: آمدند.\nدر پایان اضافه می\u{200C}کند: می\u{200C}مانند.",
        "0 B role-only رئیس انجمن آبسرد\n1 C dropped-subject رئیس انجمن آبسرد\n",
    );
}

#[test]
fn nights_and_numbers_are_no_names() {
    check(
        "مادر شهید راستین گفت: رفت.\nشب\u{200C}ها به من می\u{200C}گفت: «کار دارم».",
        "0 B role-only مادر شهید راستین\n1 +B continued مادر شهید راستین\n",
    );
    let read = read("غلامحیدر راستین ۷۸ سال دارد. او گفت: ماندیم.");
    assert_eq!(read.voices[0].name, "غلامحیدر راستین");
}

#[test]
fn a_clause_behind_a_post_belongs_to_it() {
    check(
        "در ادامه رئیس اتاق آبسرد که میزبان هیئت است، پیشنهاد کرد نمایشگاهی در بهار برپا شود.",
        "0 ~B role-only رئیس اتاق آبسرد\n",
    );
}

#[test]
fn posts_are_told_apart_by_every_word_of_theirs() {
    check(
        "غلامعلی راستین وزیر جهاد آبسرد گفت: آرام می\u{200C}شود.\n\
         سیدامیر دماوندی ادامه داد: فروش بالا رفت.\n\
         وزیر اقتصاد خواستار همراهی مجلس با این لایحه شد.",
        "0 A name-role غلامعلی راستین\n1 B full-name سیدامیر دماوندی\n2 ~C name-then-role سیدامیر دماوندی\n",
    );
    // Who was only there is not the writer of the book.
    check(
        "به گزارش ایبنا، رضا راستین، نویسنده، در این آیین حضور داشت.\nنویسنده کتاب نیز گفت: سخت بود.",
        "1 B role-only نویسنده کتاب\n",
    );
}

#[test]
fn a_known_post_answers_inside_the_words_of_another() {
    check(
        "متهم ردیف اول گفت: نپذیرفتم.\nقاضی گفت: پذیرفته بودید. متهم پاسخ داد: در آن روز بد بودم.",
        "0 B role-only متهم ردیف اول\n1 B role-only قاضی\n1 B role-again متهم ردیف اول\n",
    );
}

#[test]
fn a_new_name_that_goes_on_is_the_post_that_waits() {
    check(
        "وزیر نیروی آبسرد گفت: کم شد.\nکاظم راستین، رئیس جلسه گفت: آرام باشید.\n\
         هوشنگ دماوندی هم در ادامه افزود: ناراحت نمی\u{200C}شوم.",
        "0 B role-only هوشنگ دماوندی\n1 A name-role کاظم راستین\n2 B role-then-name هوشنگ دماوندی\n",
    );
}

#[test]
fn nobody_in_particular_says_what_can_be_pointed_at() {
    check(
        "کاظم راستین نویسنده آبسرد بود. از آثار او می\u{200C}توان به «باران» و «برف» اشاره کرد.",
        "",
    );
}

#[test]
fn a_message_goes_on_and_is_of_whom_its_reader_serves() {
    check(
        "رضا راستین، مسئول دفتر آیت\u{200C}الله هوشنگ دماوندی، پیام این مرجع تقلید را قرائت کرد.\n\
         در این پیام آمده است: «خانه باید روشن باشد.»\n\
         در این پیام همچنین بر یاری همسایه تأکید شده است.",
        "1 B introduced هوشنگ دماوندی\n2 ~B introduced هوشنگ دماوندی\n",
    );
}

#[test]
fn an_outlet_behind_an_adjunct_reports() {
    check(
        "کاظم راستین، سخنگوی آبسرد گفت: نه.\nپیش از این خبرگزاری آکسوس گزارش داده بود: گذرگاه ساخته می\u{200C}شود.",
        "0 A name-role کاظم راستین\n1 C body خبرگزاری آکسوس\n",
    );
}

#[test]
fn the_agency_is_not_us() {
    for told in [
        "به گزارش خبرنگار ما، این همایش تا فردا ادامه دارد.",
        "این همایش را خوانندگان ما از نزدیک دیده\u{200C}اند.",
    ] {
        check(
            &format!("کاظم راستین، دبیر انجمن آبسرد از آغاز همایش خبر داد.\n{told}"),
            "0 ~B name-role کاظم راستین\n",
        );
    }
}
